"""What the program costs, as ratios measured in one run. `make bench` prints them; nothing asserts them."""

"""Public answers that are put together from what is kept, without the framework around them."""

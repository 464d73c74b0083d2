// A target that has headers only.

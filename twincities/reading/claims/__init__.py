"""What a yes/no question claims."""

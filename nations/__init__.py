"""What happens inside one campaign: a slice per capability, all with the same file names."""

"""What the portal's pages say to someone: the pages read as that person reads them, sentence by sentence."""

"""The document's file: opened, saved, kept safe, locked, watched, and asked about before it is left."""

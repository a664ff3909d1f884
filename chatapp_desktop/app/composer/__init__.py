"""What is in the form: drafts and their files, and the media that they point at."""

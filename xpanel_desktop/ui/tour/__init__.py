"""The guided tour: the real windows do the main job by real events, take pictures and assert."""

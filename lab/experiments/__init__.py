"""The experiments behind the tabs: for each one its Params, Frame, run() and PRESETS."""

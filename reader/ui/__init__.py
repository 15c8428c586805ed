"""Qt widgets: main window, sidebar, reading view, commands. The only room that knows Qt."""

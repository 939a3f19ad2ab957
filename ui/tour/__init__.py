"""The tour: five steps through the window, ending with the first answer sent."""

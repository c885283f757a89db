"""The outside world: the form language, the robot, browsers and the counties."""

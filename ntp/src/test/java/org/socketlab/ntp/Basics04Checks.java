package org.socketlab.ntp;

import org.socketlab.testing.Grades;

@Grades("basics-04")
final class Basics04Checks extends NtpClientChecks {}

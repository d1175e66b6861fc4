/** The course itself: {@link Course} lists the exercises, and {@link Exercise} is one of them. */
package org.socketlab.course;

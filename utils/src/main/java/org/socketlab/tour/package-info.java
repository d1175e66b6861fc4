/**
 * {@code bin/tour}: every exercise shown at work, on real sockets, against peers that the tour
 * starts itself.
 *
 * <ul>
 *   <li>{@link org.socketlab.tour.Tour}: the program
 *   <li>{@link org.socketlab.tour.Stop}: what is shown of one exercise; {@link
 *       org.socketlab.tour.Stops}: all of them
 *   <li>{@link org.socketlab.tour.Stage}: runs the commands and shows what they print
 * </ul>
 */
package org.socketlab.tour;

/**
 * {@code bin/tour}: every exercise shown at work, on real sockets, against peers that the tour
 * starts itself.
 *
 * <ul>
 *   <li>{@link Tour}: the program
 *   <li>{@link TourStop}: what is shown of one exercise; {@link Stops}: all of them
 *   <li>{@link Stage}: runs the commands and shows what they print
 * </ul>
 */
package org.socketlab.tour;

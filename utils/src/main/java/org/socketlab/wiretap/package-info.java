/**
 * {@link Wiretap wiretap}: the tap of {@link org.socketlab.tap}, as a program that shows the
 * conversation of any two others.
 */
package org.socketlab.wiretap;

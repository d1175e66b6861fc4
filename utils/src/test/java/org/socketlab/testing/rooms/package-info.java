/** What a test says about the packages of a module: {@link RoomsTest}. */
package org.socketlab.testing.rooms;

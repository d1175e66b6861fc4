/**
 * Conversations in a browser, as they happen: {@link org.socketlab.live.Reel} keeps them, {@link
 * org.socketlab.live.LiveServer} serves the page.
 */
package org.socketlab.live;

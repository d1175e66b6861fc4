/**
 * Conversations in a browser, as they happen: {@link Reel} keeps them, {@link LiveServer} serves
 * the page.
 */
package org.socketlab.live;

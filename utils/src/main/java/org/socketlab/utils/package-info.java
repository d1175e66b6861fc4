/** The catalogue of this module's programs. */
package org.socketlab.utils;

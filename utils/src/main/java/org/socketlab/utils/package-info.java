/** The catalogue of this module's programs, in a package like every module's. */
package org.socketlab.utils;

/**
 * What lies outside the server, for the effects of auth methods alone: HTTP exchanges with a bound
 * on time and size and with the authorities that the configuration names, and the files of a pod.
 */
@NullMarked
package io.holdfast.auth.outside;

import org.jspecify.annotations.NullMarked;

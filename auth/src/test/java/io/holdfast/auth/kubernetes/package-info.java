/**
 * What pods would lose that log in by kubernetes, through a whole core and an API server with TLS.
 */
@NullMarked
package io.holdfast.auth.kubernetes;

import org.jspecify.annotations.NullMarked;

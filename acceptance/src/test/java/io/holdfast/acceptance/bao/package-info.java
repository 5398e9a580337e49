/** OpenBao's own command line against this server, typed as its users type it. */
@NullMarked
package io.holdfast.acceptance.bao;

import org.jspecify.annotations.NullMarked;

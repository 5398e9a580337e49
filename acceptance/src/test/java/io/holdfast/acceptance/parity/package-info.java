/** The same requests to this server and to a real OpenBao, compared answer by answer. */
@NullMarked
package io.holdfast.acceptance.parity;

import org.jspecify.annotations.NullMarked;

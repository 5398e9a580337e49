/** What becomes of a PSBT: checked, judged, signed. */
@NullMarked
package io.holdfast.engine.bitcoin.sign;

import org.jspecify.annotations.NullMarked;

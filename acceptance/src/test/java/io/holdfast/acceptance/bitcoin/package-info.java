/**
 * Bitcoin with parts that nobody here wrote: btcd mines what this server signed, embit drafts and
 * cosigns, Bitcoin Core's consensus library judges.
 */
@NullMarked
package io.holdfast.acceptance.bitcoin;

import org.jspecify.annotations.NullMarked;

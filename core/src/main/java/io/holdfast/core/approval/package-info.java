/**
 * Approvals by others: a matter waits until so many people of the right groups said yes. Who uses
 * it says what the matter is and binds it by a digest; this room knows who may approve, who did,
 * whether that is enough, and when it is too late.
 */
@NullMarked
package io.holdfast.core.approval;

import org.jspecify.annotations.NullMarked;

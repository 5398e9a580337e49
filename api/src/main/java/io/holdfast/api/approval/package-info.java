/**
 * Approvals by others, as engines see them: a matter is opened with its terms, people consent by
 * the paths of {@code sys/approvals}, and what was approved is spent where it is done.
 */
@NullMarked
package io.holdfast.api.approval;

import org.jspecify.annotations.NullMarked;

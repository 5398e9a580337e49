/** What approvers show beside their token: codes and signatures, checked and kept as evidence. */
@NullMarked
package io.holdfast.core.approval.proof;

import org.jspecify.annotations.NullMarked;

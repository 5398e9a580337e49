/** {@code sys/approvals}: whatever waits for approvals, looked at and decided by people. */
@NullMarked
package io.holdfast.core.sys.approval;

import org.jspecify.annotations.NullMarked;

/** The audit trail of the running program, as an auditor checks it. */
@NullMarked
package io.holdfast.acceptance.audit;

import org.jspecify.annotations.NullMarked;

/** The family {@code control-group}: requests that wait for approvals. */
@NullMarked
package io.holdfast.cli.controlgroup;

import org.jspecify.annotations.NullMarked;

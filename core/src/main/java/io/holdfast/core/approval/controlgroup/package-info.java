/**
 * Control groups: a request on a path whose policy asks for approvals is kept instead of performed,
 * and answered with a token. Once others approved, who opens the token has the request performed,
 * in the name of who asked, by what their policies allow then.
 */
@NullMarked
package io.holdfast.core.approval.controlgroup;

import org.jspecify.annotations.NullMarked;

/**
 * The families {@code approvals} and {@code approver-key}: what waits for people, and their keys.
 */
@NullMarked
package io.holdfast.cli.approvals;

import org.jspecify.annotations.NullMarked;

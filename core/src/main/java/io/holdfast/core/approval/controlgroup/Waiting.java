package io.holdfast.core.approval.controlgroup;

import io.holdfast.core.approval.ApprovalRequest;
import io.holdfast.core.token.TokenEntry;

/** A kept request with its token and its approvals. */
record Waiting(TokenEntry token, HeldRequest held, ApprovalRequest approval) {}

package io.holdfast.core.policy;

import io.holdfast.api.Namespace;

/** A policy named as having granted a request, as in the audit log's {@code granting_policies}. */
public record PolicyRef(String name, Namespace namespace) {}

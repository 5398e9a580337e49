package io.holdfast.api;

/** What a handler decided inside its transaction: an answer, or an effect still to be performed. */
public sealed interface Outcome permits Response, Effect {}

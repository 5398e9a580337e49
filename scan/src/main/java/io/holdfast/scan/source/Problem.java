package io.holdfast.scan.source;

/** Something that could not be read, which makes a result partial. */
public record Problem(String path, String commit, String message) {}

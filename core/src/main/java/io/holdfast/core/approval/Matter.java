package io.holdfast.core.approval;

/**
 * What an approval is asked for.
 *
 * @param kind who asks for it and knows what it means, e.g. {@code control-group}
 * @param operation what is to be done, as the approvers see it
 * @param path where it is to be done
 * @param digest the SHA-256, in hex, of the exact thing: what was approved, that is done and
 *     nothing else
 */
public record Matter(String kind, String operation, String path, String digest) {}

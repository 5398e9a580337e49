package io.holdfast.scan.source;

import io.holdfast.scan.engine.Place;

/**
 * A place in an object.
 *
 * @param path of the object, parts of archives behind {@code !}
 * @param within the part of a document or of a mail, "" for the whole
 * @param lineOffset the lines before the part
 */
public record Spot(String path, String commit, String within, long lineOffset, Place place) {}

package io.holdfast.bitcoin.format;

/**
 * What a reader of an exported file should do.
 *
 * @param range how many addresses of each chain to watch at first
 * @param timestamp Unix seconds before which the wallet received nothing; 0 where that isn't known
 */
public record ExportTerms(int range, long timestamp) {}

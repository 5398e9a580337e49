package io.holdfast.cli.demo;

/** A signed transaction: its id and its bytes, in hex. */
record Payment(String txid, String transaction) {}

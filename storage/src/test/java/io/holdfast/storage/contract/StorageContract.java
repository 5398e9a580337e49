package io.holdfast.storage.contract;

/** All that a store promises. */
public interface StorageContract
    extends TransactionContract,
        ScanContract,
        SerializabilityContract,
        ConcurrencyContract,
        JournalContract,
        ReplacementContract {}

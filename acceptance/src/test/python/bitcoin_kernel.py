"""Asks Bitcoin Core's own consensus code whether a transaction spends its coins rightly.

Reads {transaction, spent: [{script, amount}]} (hex, sat) and prints {"valid": true|false}.
"""

import json
import sys

from pbk.script import PrecomputedTransactionData, ScriptPubkey, ScriptVerificationFlags
from pbk.transaction import Transaction, TransactionOutput

document = json.load(sys.stdin)
transaction = Transaction(bytes.fromhex(document["transaction"]))
spent = [
    TransactionOutput(ScriptPubkey(bytes.fromhex(out["script"])), out["amount"])
    for out in document["spent"]
]
prepared = PrecomputedTransactionData(transaction, spent)
print(
    json.dumps(
        {
            "valid": all(
                out.script_pubkey.verify(
                    out.amount, transaction, prepared, index, ScriptVerificationFlags.ALL
                )
                for index, out in enumerate(spent)
            )
        }
    )
)

package fix.store.testkit;

/**
 * The contract of {@link fix.store.MessageStore}, whole. A provider's test extends it and says how its store is opened:
 *
 * {@snippet :
 * class MyStoreContractTest extends StoreContract {
 *     public MessageStore open(Path dir) throws StoreException {
 *         return new MyStore(dir.resolve("messages"));
 *     }
 *
 *     public boolean survivesReopen() {
 *         return true;
 *     }
 * }
 * }
 */
public abstract class StoreContract implements WriteContract, FailureContract, GenerationContract, OwnershipContract, ReplayContract,
        QueryContract, ConcurrencyContract {

    /** For the test of a provider. */
    protected StoreContract() {}
}

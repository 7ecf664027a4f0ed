package fix.crypto;

/**
 * One key of a keyring, without the key itself.
 *
 * @param id tells it apart; not secret
 * @param kind the algorithm, in words
 * @param seals whether it is the one that seals; the others open what they have sealed
 */
public record KeyDescription(String id, String kind, boolean seals) {}

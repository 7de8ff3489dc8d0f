//! The names that say something, in lower case and letters only. Each list is of words with spaces between.

use super::Kind;

/// What names say. The first list that has a name counts.
pub(super) const NAMES: [(Kind, &str); 10] = [
    (
        Kind::FreeText,
        "note comment commentary commentarytext remark message freetext instruction deliveryinstruction observation \
         summary narrative feedback additionalinformation anamnesis",
    ),
    (
        Kind::Secret,
        "password passwd passphrase secret clientsecret apikey token accesstoken refreshtoken authorization privatekey \
         credential cookie sessionid",
    ),
    (
        Kind::PersonalId,
        "nhsnumber nhsno ssn socialsecuritynumber nationalid nationalinsurancenumber nino passport passportnumber \
         passportno drivinglicence drivinglicencenumber driverslicense driverslicensenumber mrn medicalrecordnumber \
         healthcardnumber insurancenumber insuranceid policynumber taxid personalnumber identitynumber iban cardnumber \
         ip ipaddress macaddress latitude longitude",
    ),
    (Kind::Email, "email emailaddress mail mailaddress emailid"),
    (
        Kind::Phone,
        "phone phonenumber mobile mobilenumber mobilephone cellphone telephone telephonenumber tel fax faxnumber \
         contactnumber msisdn whatsapp",
    ),
    (Kind::DateOfBirth, "dob dateofbirth birthdate birthday birthyear yearofbirth monthofbirth born age"),
    (Kind::Characteristic, "gender sex ethnicity race nationality religion maritalstatus pronouns placeofbirth"),
    (
        Kind::Name,
        "firstname lastname middlename fullname givenname familyname surname forename maidenname nickname \
         preferredname legalname birthname initials patientname customername recipientname contactname username \
         nursename nextofkin",
    ),
    (
        Kind::Address,
        "address addressline streetaddress postaladdress street streetname housenumber housename city town postcode \
         postalcode zip zipcode county suburb apartment pobox",
    ),
    (
        Kind::Health,
        "result resultvalue resulttext testresult interpretation diagnosis diagnoses symptom medication allergy \
         allergies medicalhistory healthcondition bmi bloodtype",
    ),
];

/// Names of free text only where there is a sentence and not a code.
pub(super) const PROSE: &str = "reason description detail text body explanation";

/// What stands beside a part of an address.
pub(super) const BESIDE_ADDRESS: &str = "city town postcode postalcode zip zipcode addressline";

/// What stands beside a result.
pub(super) const BESIDE_RESULT: &str = "unit biomarker analyte interpretation referencerange";

/// Parts of an address only where others stand beside them: a `state` is mostly something else.
pub(super) const REGIONS: &str = "state province region";

/// Whose name is a person's name.
pub(super) const PERSONS: &str = "patient customer client user recipient contact person member subscriber nurse doctor \
     physician clinician practitioner phlebotomist guardian parent child kin relative spouse carer caregiver donor \
     employee author signer delivery sender addressee insured";

/// Names inside an object that go on with what the object's own name says: `{"name": {"given": …}}`.
pub(super) const CONTINUED: &str =
    "value text number full first last middle given family prefix suffix content body title";

/// Inside an address, everything goes on with it but these.
pub(super) const NOT_OF_ADDRESS: &str = "country id type status code";

/// What opens something, as a word in the name of a header.
pub(super) const HEADER_SECRETS: &str = "secret token password auth credential session";

/// Whether a list has a word.
pub(super) fn has(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}

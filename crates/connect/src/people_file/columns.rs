//! What the columns of a table say: recognised by their titles, in French, in English and in directories.

use serde::{Deserialize, Serialize};

/// What a column says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The key in the company's own system, by which they are known again.
    Id,
    /// The personnel number.
    Number,
    /// The email address.
    Email,
    /// Full name.
    Name,
    /// Given name.
    First,
    /// Family name.
    Last,
    /// The handle of a new account.
    Handle,
    /// Job title.
    Job,
    /// The unit: its code, its name, or its path from the top.
    Unit,
    /// Location.
    Site,
    /// The line manager: their address, number, id, handle or distinguished name.
    Manager,
    /// Telephone.
    Phone,
    /// Mobile telephone, where there is no other.
    Mobile,
    /// Languages they speak.
    Languages,
    /// Skills.
    Skills,
    /// The language of the pages of a new account.
    Lang,
    /// The last day of the contract.
    ContractEnd,
    /// Whether the account is active where it comes from.
    Active,
    /// Whether they are a guest.
    UserType,
    /// The distinguished name, by which others name them.
    Dn,
}

impl Field {
    /// All of them, in the order of a form.
    pub const ALL: [Field; 20] = [
        Field::Name,
        Field::First,
        Field::Last,
        Field::Email,
        Field::Number,
        Field::Id,
        Field::Handle,
        Field::Job,
        Field::Unit,
        Field::Site,
        Field::Manager,
        Field::Phone,
        Field::Mobile,
        Field::Languages,
        Field::Skills,
        Field::Lang,
        Field::ContractEnd,
        Field::Active,
        Field::UserType,
        Field::Dn,
    ];

    /// Its word, in forms and in the API.
    pub fn word(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Number => "number",
            Field::Email => "email",
            Field::Name => "name",
            Field::First => "first",
            Field::Last => "last",
            Field::Handle => "handle",
            Field::Job => "job",
            Field::Unit => "unit",
            Field::Site => "site",
            Field::Manager => "manager",
            Field::Phone => "phone",
            Field::Mobile => "mobile",
            Field::Languages => "languages",
            Field::Skills => "skills",
            Field::Lang => "lang",
            Field::ContractEnd => "contract_end",
            Field::Active => "active",
            Field::UserType => "user_type",
            Field::Dn => "dn",
        }
    }

    /// The field of this word.
    pub fn of(word: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.word() == word)
    }

    /// Titles that say it, the surest first, as [`title`] makes them.
    fn titles(self) -> &'static [&'static str] {
        match self {
            Field::Id => &[
                "external id",
                "identifiant externe",
                "id externe",
                "objectguid",
                "objectid",
                "object id",
                "entryuuid",
                "ipauniqueid",
                "nsuniqueid",
                "guid",
                "uuid",
                "id",
            ],
            Field::Number => &[
                "matricule",
                "numero de matricule",
                "personnel number",
                "employee number",
                "employeenumber",
                "employee id",
                "employeeid",
                "numero",
                "number",
            ],
            Field::Email => &[
                "email",
                "e mail",
                "mail",
                "courriel",
                "adresse e mail",
                "adresse email",
                "email address",
                "e mail address",
                "adresse electronique",
                "adresse de messagerie",
                "mel",
                "userprincipalname",
            ],
            Field::Name => &[
                "nom complet",
                "full name",
                "fullname",
                "displayname",
                "display name",
                "nom affiche",
                "nom et prenom",
                "prenom et nom",
                "name",
                "cn",
            ],
            Field::First => {
                &["prenom", "first name", "firstname", "givenname", "given name", "forename"]
            }
            Field::Last => {
                &["nom de famille", "last name", "lastname", "surname", "family name", "sn", "nom"]
            }
            Field::Handle => &[
                "handle",
                "identifiant",
                "login",
                "samaccountname",
                "uid",
                "username",
                "user name",
                "nom d'utilisateur",
                "mailnickname",
            ],
            Field::Job => &[
                "job",
                "job title",
                "jobtitle",
                "fonction",
                "intitule de poste",
                "poste",
                "emploi",
                "title",
                "titre",
            ],
            Field::Unit => &[
                "unit",
                "unite",
                "service",
                "department",
                "departement",
                "direction",
                "equipe",
                "team",
                "ou",
                "departmentnumber",
            ],
            Field::Site => &[
                "site",
                "location",
                "lieu",
                "lieu de travail",
                "localisation",
                "etablissement",
                "office",
                "physicaldeliveryofficename",
                "bureau",
                "city",
                "ville",
                "l",
            ],
            Field::Manager => &[
                "manager",
                "line manager",
                "responsable",
                "responsable hierarchique",
                "manager email",
                "manager e mail",
                "manager mail",
                "courriel du responsable",
                "superieur",
                "n+1",
                "manager id",
            ],
            Field::Phone => &[
                "phone",
                "telephone",
                "tel",
                "telephonenumber",
                "telephone number",
                "phone number",
                "business phone",
                "telephone fixe",
                "telephone professionnel",
            ],
            Field::Mobile => &[
                "mobile",
                "mobile phone",
                "mobilephone",
                "portable",
                "telephone portable",
                "telephone mobile",
                "gsm",
            ],
            Field::Languages => &["languages", "langues", "langues parlees", "spoken languages"],
            Field::Skills => &["skills", "competences", "competence", "skill", "expertise"],
            Field::Lang => {
                &["preferredlanguage", "preferred language", "langue", "language", "lang"]
            }
            Field::ContractEnd => &[
                "contract end",
                "contractend",
                "contract end date",
                "fin de contrat",
                "date de fin de contrat",
                "date de fin",
                "end date",
                "date de sortie",
                "date de depart",
                "termination date",
                "accountexpires",
                "accountexpirationdate",
            ],
            Field::Active => {
                &["accountenabled", "account enabled", "active", "actif", "enabled", "compte actif"]
            }
            Field::UserType => &["usertype", "user type"],
            Field::Dn => &["dn", "distinguishedname"],
        }
    }

    /// The key of its name in the Fluent files.
    pub(super) fn key(self) -> String {
        format!("people-file-field-{}", self.word().replace('_', "-"))
    }
}

/// A title in the form in which it is recognised.
pub(super) fn title(text: &str) -> String {
    let folded = text::fold(text);
    let spaced: String =
        folded.chars().map(|c| if matches!(c, '_' | '-' | '.' | ':') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What each column says, if anything; each thing is said by one column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping(pub Vec<Option<Field>>);

impl Mapping {
    /// As the titles say.
    pub fn recognised(columns: &[String]) -> Mapping {
        let titles: Vec<String> = columns.iter().map(|column| title(column)).collect();
        let mut mapping = Mapping(vec![None; columns.len()]);
        for field in Field::ALL {
            let of = |name: &&str| titles.iter().position(|title| title == name);
            let free = field.titles().iter().filter_map(of).find(|at| mapping.0[*at].is_none());
            if let Some(at) = free {
                mapping.0[at] = Some(field);
            }
        }
        // A lone "nom" is the whole name.
        if mapping.at(Field::First).is_none()
            && mapping.at(Field::Name).is_none()
            && let Some(at) = mapping.at(Field::Last)
        {
            mapping.0[at] = Some(Field::Name);
        }
        mapping
    }

    /// The column that says this.
    pub fn at(&self, field: Field) -> Option<usize> {
        self.0.iter().position(|one| *one == Some(field))
    }

    /// Lets a column say this, or nothing.
    pub fn set(&mut self, at: usize, field: Option<Field>) {
        if let Some(other) = field.and_then(|field| self.at(field)) {
            self.0[other] = None;
        }
        if let Some(column) = self.0.get_mut(at) {
            *column = field;
        }
    }

    /// Whether people can be told apart by it.
    pub fn identifies(&self) -> bool {
        [Field::Email, Field::Number, Field::Id].iter().any(|field| self.at(*field).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recognised(titles: &str) -> Vec<&'static str> {
        let columns: Vec<String> = titles.split(',').map(str::to_owned).collect();
        let mapping = Mapping::recognised(&columns).0;
        mapping.into_iter().map(|field| field.map_or("", Field::word)).collect()
    }

    #[test]
    fn columns_are_recognised_in_both_languages_and_of_directories() {
        assert_eq!(
            recognised(
                "matricule,prenom,nom,courriel,fonction,unite,site,manager,telephone,contrat"
            ),
            ["number", "first", "last", "email", "job", "unit", "site", "manager", "phone", ""]
        );
        assert_eq!(
            recognised("ID,Display name,E-mail,Manager e-mail,Department,Office"),
            ["id", "name", "email", "manager", "unit", "site"]
        );
        assert_eq!(recognised("userPrincipalName,mail,Nom"), ["", "email", "name"]);
        assert_eq!(
            recognised("Fin de contrat,Compétences,Téléphone"),
            ["contract_end", "skills", "phone"]
        );
    }

    #[test]
    fn one_column_says_one_thing() {
        let mut mapping = Mapping::recognised(&["a".into(), "email".into()]);
        mapping.set(0, Some(Field::Email));
        assert_eq!(mapping.0, [Some(Field::Email), None]);
        mapping.set(9, Some(Field::Name));
        assert!(mapping.identifies());
    }
}

//! The actions of the tables about who is in a space and who runs it.

use serde_json::json;

use super::attempt::Tries;
use super::world::Target;

impl Tries<'_> {
    /// Tries an action about coming, going and running; answers whether it is one.
    pub async fn run(&mut self, action: &str, on: &Target) -> bool {
        let slug = &on.slug;
        match action {
            "join" => {
                let someone = self.world.stand_in(self.role).await;
                let answer = someone.post(&format!("/spaces/{slug}/join"), &[]).await;
                self.note("POST join".into(), answer);
                let someone = self.world.stand_in(self.role).await;
                let path = format!("/spaces/{slug}/membership");
                let answer = someone.api("PUT", &path, Some(json!({}))).await;
                self.note("API PUT membership".into(), answer);
            }
            "leave" => {
                let someone = self.world.stand_in(self.role).await;
                let answer = someone.post(&format!("/spaces/{slug}/leave"), &[]).await;
                self.note("POST leave".into(), answer);
                let someone = self.world.stand_in(self.role).await;
                let path = format!("/spaces/{slug}/membership");
                let answer = someone.api("DELETE", &path, None).await;
                self.note("API DELETE membership".into(), answer);
            }
            "choose a level" => {
                self.form(&format!("/spaces/{slug}/level"), &[("level", "all")]).await;
                let level = json!({ "level": "threads" });
                self.api("PUT", &format!("/spaces/{slug}/level"), Some(level)).await;
            }
            "follow a thread" => {
                let post = &on.post;
                self.form(&format!("/posts/{post}/follow"), &[("follow", "true")]).await;
                self.api("PUT", &format!("/posts/{post}/follow"), None).await;
                self.api("DELETE", &format!("/posts/{post}/follow"), None).await;
            }
            "pin a post" => {
                let path = format!("/posts/{}/pin", on.post);
                self.form(&path, &[("pinned", "true")]).await;
                self.api("DELETE", &path, None).await;
                self.api("PUT", &path, None).await;
                self.form(&path, &[("pinned", "false")]).await;
            }
            "see who asks" => {
                self.api("GET", &format!("/spaces/{slug}/requests"), None).await;
            }
            "see its guests" => {
                self.page(&format!("/spaces/{slug}/guests")).await;
                self.api("GET", &format!("/spaces/{slug}/guests"), None).await;
            }
            "open it to guests" => {
                let takes = json!({ "takes_guests": true });
                self.api("PATCH", &format!("/spaces/{slug}"), Some(takes)).await;
                let path = format!("/spaces/{slug}/guests");
                let new = json!({ "email": "somebody@canary.example" });
                self.api("POST", &path, Some(new)).await;
                self.form(&path, &[("email", "another@canary.example")]).await;
            }
            "accept who asks" => self.answer(on, "accept", "PUT").await,
            "decline who asks" => self.answer(on, "decline", "DELETE").await,
            "add a member" => {
                let one = self.world.newcomer().await;
                self.form(&format!("/spaces/{slug}/members"), &[("handle", one.handle())]).await;
                self.put(on, "member").await;
            }
            "make an animator" => {
                let one = self.inside(on).await;
                let path = format!("/spaces/{slug}/members/{one}");
                self.form(&path, &[("standing", "animator")]).await;
                self.put(on, "animator").await;
            }
            "remove a member" => {
                let one = self.inside(on).await;
                let path = format!("/spaces/{slug}/members/{one}");
                self.form(&path, &[("standing", "outsider")]).await;
                let one = self.inside(on).await;
                self.api("DELETE", &format!("/spaces/{slug}/members/{one}"), None).await;
            }
            "describe it" => {
                self.page(&format!("/spaces/{slug}/edit")).await;
                let path = format!("/spaces/{slug}/edit");
                self.form(&path, &[("description", "Told otherwise.")]).await;
                let change = json!({ "charter": "Be kind." });
                self.api("PATCH", &format!("/spaces/{slug}"), Some(change)).await;
            }
            _ => return false,
        }
        true
    }

    /// Somebody who is in the place.
    async fn inside(&self, on: &Target) -> String {
        let one = self.world.newcomer().await;
        if on.there {
            self.world.put(&one, spaces::Standing::Member).await;
        }
        one.handle().to_owned()
    }

    async fn put(&mut self, on: &Target, standing: &str) {
        let one = self.inside(on).await;
        let path = format!("/spaces/{}/members/{one}", on.slug);
        self.api("PUT", &path, Some(json!({ "standing": standing }))).await;
    }

    async fn answer(&mut self, on: &Target, word: &str, method: &str) {
        for over_api in [false, true] {
            let asker = self.world.newcomer().await;
            if on.there {
                let path = format!("/spaces/{}/membership", on.slug);
                asker.api("PUT", &path, Some(json!({ "message": "Please" }))).await.expect(202);
            }
            let path = format!("/spaces/{}/requests/{}", on.slug, asker.handle());
            if over_api {
                self.api(method, &path, None).await;
            } else {
                self.form(&path, &[("answer", word)]).await;
            }
        }
    }
}

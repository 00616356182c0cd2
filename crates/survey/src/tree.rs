//! A tree of elements and what stands in them: a record of answers, or a list of choices.

/// Which element of a tree.
pub type NodeId = u32;

/// Elements, each before what it holds. The first is the document, which has no name; what it holds is the root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Node {
    name: String,
    parent: NodeId,
    children: Vec<NodeId>,
    text: String,
    /// Elements that are not relevant are not there for any expression.
    hidden: bool,
}

/// The document of every tree.
pub const DOCUMENT: NodeId = 0;

impl Default for Tree {
    fn default() -> Self {
        Self { nodes: vec![Node::new(String::new(), DOCUMENT)] }
    }
}

impl Node {
    fn new(name: String, parent: NodeId) -> Self {
        Self { name, parent, children: Vec::new(), text: String::new(), hidden: false }
    }
}

impl Tree {
    fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    fn node_mut(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[id as usize]
    }

    /// The root element, where there is one.
    pub fn root(&self) -> Option<NodeId> {
        self.node(DOCUMENT).children.first().copied()
    }

    /// Puts an element at the end of another.
    pub fn push(&mut self, parent: NodeId, name: impl Into<String>) -> NodeId {
        let at = self.node(parent).children.len();
        self.insert(parent, at, name)
    }

    /// Puts an element into another, before what stands there `at` (from 0).
    pub fn insert(&mut self, parent: NodeId, at: usize, name: impl Into<String>) -> NodeId {
        let id = NodeId::try_from(self.nodes.len()).unwrap_or(NodeId::MAX);
        self.nodes.push(Node::new(name.into(), parent));
        self.node_mut(parent).children.insert(at, id);
        id
    }

    /// Takes an element and all that it holds out of the tree.
    pub fn detach(&mut self, id: NodeId) {
        let parent = self.parent(id);
        self.node_mut(parent).children.retain(|it| *it != id);
    }

    /// What an element is called.
    pub fn name(&self, id: NodeId) -> &str {
        &self.node(id).name
    }

    /// What holds an element; the document holds itself.
    pub fn parent(&self, id: NodeId) -> NodeId {
        self.node(id).parent
    }

    /// What an element holds, in order.
    pub fn children(&self, id: NodeId) -> &[NodeId] {
        &self.node(id).children
    }

    /// The first child of that name.
    pub fn child(&self, id: NodeId, name: &str) -> Option<NodeId> {
        self.children(id).iter().copied().find(|&it| self.name(it) == name)
    }

    /// The text that stands in an element itself.
    pub fn own_text(&self, id: NodeId) -> &str {
        &self.node(id).text
    }

    /// The text in an element and all that it holds.
    pub fn text(&self, id: NodeId) -> String {
        let mut text = self.own_text(id).to_owned();
        for &child in self.children(id) {
            text.push_str(&self.text(child));
        }
        text
    }

    /// Sets the text of an element.
    pub fn set_text(&mut self, id: NodeId, text: impl Into<String>) {
        self.node_mut(id).text = text.into();
    }

    /// Whether an element, or what holds it, is hidden.
    pub fn is_hidden(&self, id: NodeId) -> bool {
        id != DOCUMENT && (self.node(id).hidden || self.is_hidden(self.parent(id)))
    }

    /// Whether an element itself is hidden.
    pub fn hides_itself(&self, id: NodeId) -> bool {
        self.node(id).hidden
    }

    /// Hides an element, or shows it.
    pub fn hide(&mut self, id: NodeId, hidden: bool) {
        self.node_mut(id).hidden = hidden;
    }

    /// What holds an element, from the document down to the element itself.
    pub fn line(&self, id: NodeId) -> Vec<NodeId> {
        let mut line = vec![id];
        let mut at = id;
        while at != DOCUMENT {
            at = self.parent(at);
            line.push(at);
        }
        line.reverse();
        line
    }

    /// How manieth an element is among those that bear its name beside it, from 1.
    pub fn position(&self, id: NodeId) -> usize {
        let name = self.name(id);
        let beside = self.children(self.parent(id)).iter();
        1 + beside.take_while(|it| **it != id).filter(|it| self.name(**it) == name).count()
    }

    /// Where an element stands: its names from the root down, as `/data/group/name`.
    pub fn path(&self, id: NodeId) -> String {
        self.line(id).iter().skip(1).fold(String::new(), |path, it| path + "/" + self.name(*it))
    }

    /// How many elements were ever in the tree.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing but the document is there.
    pub fn is_empty(&self) -> bool {
        self.nodes.len() == 1
    }
}
